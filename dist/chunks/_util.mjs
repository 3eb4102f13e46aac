// \0util
const builtin = process.getBuiltinModule("node:util");
const { inspect, isDeepStrictEqual, parseArgs, promisify, types } = builtin;

export { promisify as n, isDeepStrictEqual as t };