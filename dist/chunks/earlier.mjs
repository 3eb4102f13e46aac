import { t as earlierTrainings } from "./earlier2.mjs";

export { earlierTrainings };