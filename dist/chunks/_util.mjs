// \0util
const builtin = process.getBuiltinModule("node:util");
const { format, isDeepStrictEqual, promisify } = builtin;

export { isDeepStrictEqual as n, promisify as r, format as t };