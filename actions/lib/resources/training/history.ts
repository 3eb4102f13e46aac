export { type JobCourse, type JobPlaces, readCurves } from './history.aws.ts';
