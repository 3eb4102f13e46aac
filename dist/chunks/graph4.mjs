import { t as buildTraining } from "./graph3.mjs";

export { buildTraining };