import { account } from './account/index.ts';
import { autoscaling } from './autoscaling/index.ts';
import { code } from './code/index.ts';
import { comparison } from './comparison/index.ts';
import { data } from './data/index.ts';
import { ec2 } from './ec2/index.ts';
import { endpoint } from './endpoint/index.ts';
import { functions } from './function/index.ts';
import { left } from './left/index.ts';
import { notebook } from './notebook/index.ts';
import { preview } from './preview/index.ts';
import { storage } from './storage/index.ts';
import { training } from './training/index.ts';
import { tuning } from './tuning/index.ts';
import { weights } from './weights/index.ts';

/** All families, in the order of a run. Only this file names them. */
export const families = [
  account,
  storage,
  data,
  weights,
  left,
  code,
  tuning,
  training,
  ec2,
  endpoint,
  autoscaling,
  functions,
  preview,
  comparison,
  notebook,
] as const;
