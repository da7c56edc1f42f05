/** How functions are named that decide whether somebody may do something. Source: the rule catalogue's `failOpen`. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** First words that say it by themselves. */
export const ACCESS_VERBS = words('allow authenticate authorize permit verify');

/** First words of questions and demands, which need one of {@link ACCESS_NOUNS} beside them. */
export const QUESTION_VERBS = words('assert can check ensure has is may should validate');

export const ACCESS_NOUNS = words(
  'access admin allowed authenticated authorized credential credentials csrf granted license member origin owner password permission ' +
    'permissions permitted policy quota role roles scope scopes session signature token trusted valid verified',
);

/** First words of the methods of a guard or policy that decide. */
export const DECIDING_WORDS = words('can check has is may should');

/** Last words in the name of a class or object whose deciding methods grant access. */
export const GUARD_WORDS = words('access acl auth authorization authorizer guard permission permissions policy');

/** Words that turn a question round: who is blocked is not let in. */
export const DENIAL_WORDS = words('banned blocked denied expired limited revoked');

/** Keys of an answer that grant access when they are true. */
export const GRANT_KEYS = words('allowed authorized granted ok success valid');
