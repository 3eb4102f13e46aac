import { n as nameOf, t as PriceList } from "./price-list.mjs";

export { PriceList };