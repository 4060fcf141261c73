/** Every misbehaviour there is. */
import { CACHING } from './caching.ts';
import { CONNECTIONS } from './connections.ts';
import { CONTENTS } from './contents.ts';
import { ENCODINGS } from './encodings.ts';
import type { Misbehaviour } from './misbehaviour.ts';
import { REDIRECTS } from './redirects.ts';
import { STATUSES } from './statuses.ts';

export const ALL_MISBEHAVIOURS: Misbehaviour[] = [
  ...CONNECTIONS,
  ...ENCODINGS,
  ...REDIRECTS,
  ...STATUSES,
  ...CACHING,
  ...CONTENTS,
];
