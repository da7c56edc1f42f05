// In a project of its own: import adr from 'eslint-plugin-adr';
import adr from '../../dist/index.js';
import settings from './adr-settings.json' with { type: 'json' };

export default [{ ignores: ['data/', 'dist/'] }, ...adr.adopt({ level: 'strict', enforce: 4 }), { settings: { adr: settings } }];
