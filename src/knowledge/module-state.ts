/** Packages that keep state for others: what their functions and classes make is meant to change. Source: the README of each. */
export const STATE_PACKAGES: ReadonlySet<string> = new Set([
  ...['@legendapp/state', '@ngrx/store', '@preact/signals', '@preact/signals-core', '@preact/signals-react', '@reduxjs/toolkit'],
  ...['@tanstack/react-store', '@tanstack/store', '@xstate/store', 'effector', 'jotai', 'mobx', 'nanostores', 'pinia', 'preact', 'react'],
  ...['recoil', 'redux', 'rxjs', 'solid-js', 'svelte/store', 'valtio', 'vue', 'vuex', 'xstate', 'zustand'],
]);

/** The first words of functions that fill a registry. Source: the rule catalogue. */
export const REGISTERING_WORDS: ReadonlySet<string> = new Set(['add', 'define', 'on', 'register', 'set', 'subscribe', 'track', 'use']);

/** The first words of functions that take something out of a registry. Source: the rule catalogue. */
export const UNREGISTERING_WORDS: ReadonlySet<string> = new Set(['off', 'unregister', 'unsubscribe']);

/** The first words of functions whose job is to put a name on the global object. Source: the rule catalogue. */
export const INSTALLING_WORDS: ReadonlySet<string> = new Set(['expose', 'install', 'polyfill', 'register']);

/** The first words of functions that give an instance back. Source: the rule catalogue. */
export const RESETTING_WORDS: ReadonlySet<string> = new Set(['clear', 'destroy', 'dispose', 'reset']);

/** Folders whose code runs in a browser, where a module's state belongs to one user. Source: the rule catalogue. */
export const CLIENT_FOLDERS: ReadonlySet<string> = new Set(['client', 'components', 'frontend', 'hooks', 'ui', 'web']);
