// \0util
const builtin = process.getBuiltinModule("node:util");
const { isDeepStrictEqual, promisify } = builtin;

export { promisify as n, isDeepStrictEqual as t };