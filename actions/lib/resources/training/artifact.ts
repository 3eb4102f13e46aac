export { type Artifact, isEmptyArchive } from './artifact.aws.ts';
