export { readEvaluation } from './evaluation.aws.ts';
