import { n as renderSummary, t as problemSections } from "./summary2.mjs";

export { renderSummary };