import { a as ENV_SECRET, i as ENV_KEY, n as ENV_CREDENTIAL_SCOPE, o as ENV_SESSION, r as ENV_EXPIRATION, s as fromEnv, t as ENV_ACCOUNT_ID } from "./dist-es.mjs";

export { fromEnv };