import type { Written } from './schema.ts';

type Partially<T> = T extends readonly (infer Item)[]
  ? (Item | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Partially<T[Key]> | undefined }
    : T;

/** A config without its invalid parts, which are undefined although their keys exist. Other parts have their types. */
export type Draft = Partially<Written>;
