// Run through `npm run update`, which lets Node read the project's TypeScript.
import { decorate } from './scripts/decorate-docs.ts';
import { PHASE_IDS, PHASES } from './src/phases.ts';

const configsOfPhases = PHASE_IDS.flatMap((_, index) => [`phase-${index + 1}`, `strict/phase-${index + 1}`]);

/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  configEmoji: [
    ['recommended', '✅'],
    ['strict', '🔒'],
  ],
  ignoreConfig: configsOfPhases,
  postprocess: decorate,
  ruleListColumns: ['name', 'description', 'configsError', 'fixable', 'hasSuggestions', 'options'],
  ruleListSplit: rules =>
    PHASE_IDS.map(id => ({
      title: `Phase ${PHASES[id].number} — ${PHASES[id].title}: ${PHASES[id].promise}`,
      rules: rules.filter(([, { meta }]) => meta.docs.phase === id),
    })).filter(({ rules: own }) => own.length > 0),
};
