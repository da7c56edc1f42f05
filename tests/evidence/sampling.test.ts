import { describe, expect, it } from 'vitest';

import { type Candidate, sample, type SampleOptions, type Sampled } from '../../evidence/sampling.ts';

const OPTIONS: SampleOptions = { levels: ['S'], seed: '1', count: 40, perRepo: 6, fill: false };
const REPORT = { column: 1, message: 'Found.', messageId: 'found' };

/** As many candidates of a repository as told, reported at the given levels. */
function createCandidates(repo: string, length: number, levels: readonly ('R' | 'S')[] = ['R', 'S']): Candidate[] {
  return Array.from({ length }, (_, index) => ({
    repo,
    commit: 'c',
    path: `src/${index % 7}.ts`,
    line: index + 1,
    reports: Object.fromEntries(levels.map(level => [level, [REPORT]])),
  }));
}

const places = (sampled: readonly Sampled[]): string[] => sampled.map(({ candidate: { line, repo } }) => `${repo}:${line}`);

describe('sample', () => {
  it('draws the same for the same seed, in whatever order the repositories come', () => {
    const a = createCandidates('a/a', 50);
    const b = createCandidates('b/b', 50);
    expect(sample([...a, ...b], OPTIONS)).toEqual(sample([...b.toReversed(), ...a], OPTIONS));
  });

  it('draws others for another seed', () => {
    const candidates = createCandidates('a/a', 50);
    expect(places(sample(candidates, OPTIONS))).not.toEqual(places(sample(candidates, { ...OPTIONS, seed: '2' })));
  });

  it('takes no more of a repository than the cap', () => {
    const sampled = sample([...createCandidates('a/a', 50), ...createCandidates('b/b', 3)], OPTIONS);
    expect(sampled.filter(({ candidate }) => candidate.repo === 'a/a')).toHaveLength(6);
    expect(sampled.filter(({ candidate }) => candidate.repo === 'b/b')).toHaveLength(3);
  });

  it('lifts the cap only when told to, up to the count', () => {
    const candidates = [...createCandidates('a/a', 50), ...createCandidates('b/b', 3)];
    const filled = sample(candidates, { ...OPTIONS, fill: true });
    expect(filled).toHaveLength(40);
    expect(filled.filter(({ candidate }) => candidate.repo === 'b/b')).toHaveLength(3);
  });

  it('takes turns, so that the count is spread over the repositories', () => {
    const candidates = ['a/a', 'b/b', 'c/c', 'd/d'].flatMap(repo => createCandidates(repo, 20));
    const sampled = sample(candidates, { ...OPTIONS, count: 10 });
    const counts = ['a/a', 'b/b', 'c/c', 'd/d'].map(repo => sampled.filter(({ candidate }) => candidate.repo === repo).length);
    expect(counts.toSorted()).toEqual([2, 2, 3, 3]);
  });

  it('keeps what is left of a sample after the rule was narrowed', () => {
    const candidates = createCandidates('a/a', 50);
    const before = sample(candidates, OPTIONS);
    const [gone, ...kept] = before;
    const after = sample(candidates.filter(candidate => candidate !== gone?.candidate), OPTIONS);
    expect(places(after)).toEqual(expect.arrayContaining(places(kept)));
    expect(after).toHaveLength(6);
  });

  it('counts what is drawn at S for R as well where both levels say the same', () => {
    expect(sample(createCandidates('a/a', 1), OPTIONS)[0]?.levels).toEqual(['R', 'S']);
  });

  it('does not count it for R where that level says nothing, or something else', () => {
    const [strictOnly] = createCandidates('a/a', 1, ['S']);
    const other: Candidate = { ...strictOnly!, line: 9, reports: { R: [{ ...REPORT, messageId: 'other' }], S: [REPORT] } };
    expect(sample([strictOnly!, other], OPTIONS).map(({ levels }) => levels)).toEqual([['S'], ['S']]);
  });

  it('does not count what only the draw of R gave for S, which would make that sample unfair', () => {
    const candidates = [...createCandidates('a/a', 40, ['S']), ...createCandidates('b/b', 40)];
    const sampled = sample(candidates, { ...OPTIONS, levels: ['R', 'S'], count: 4 });
    const strict = sampled.filter(({ levels }) => levels.includes('S'));
    const recommended = sampled.filter(({ levels }) => levels.includes('R'));
    expect(strict).toHaveLength(4);
    expect(strict.filter(({ candidate }) => candidate.repo === 'a/a')).toHaveLength(2);
    expect(recommended).toHaveLength(4);
    expect(sampled).toHaveLength(6);
  });

  it('gives nothing for nothing', () => {
    expect(sample([], OPTIONS)).toEqual([]);
  });
});
