import { absence } from './absence.ts';
import { attempts } from './attempts.ts';
import { changing } from './changing.ts';
import { crashes } from './crashes.ts';
import { naming } from './naming.ts';
import { others } from './others.ts';
import { ownership } from './ownership.ts';
import { planning } from './planning.ts';
import { proving } from './proving.ts';
import { scheduling } from './scheduling.ts';
import { trusting } from './trusting.ts';
import { waiting } from './waiting.ts';
import { walk } from './walk.ts';
import { withdrawing } from './withdrawing.ts';

/** Everything that the core promises, by subject. */
export const promises = {
  walk,
  waiting,
  attempts,
  changing,
  absence,
  ownership,
  trusting,
  others,
  planning,
  crashes,
  proving,
  scheduling,
  withdrawing,
  naming,
};
