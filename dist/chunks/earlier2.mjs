import { t as earlierTrainings } from "./earlier3.mjs";

export { earlierTrainings };