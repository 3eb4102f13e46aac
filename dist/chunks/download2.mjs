import { n as probe, t as download } from "./download.mjs";

export { download, probe };