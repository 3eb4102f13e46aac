import { t as buildTraining } from "./graph4.mjs";

export { buildTraining };