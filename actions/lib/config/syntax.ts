import type { YAMLError } from 'yaml';

interface Explanation {
  /** Our own message, if the parser's is written for programmers. */
  readonly what?: string;
  readonly instead: string;
}

/** What a syntax error means and what to do, by its code in the `yaml` package. */
const explanations: Readonly<Record<string, Explanation>> = {
  BAD_INDENT: { instead: 'use the same indentation as the lines around it' },
  BLOCK_AS_IMPLICIT_KEY: { what: 'has a second colon in an unquoted value', instead: 'put the value in quotes' },
  MISSING_CHAR: { instead: 'add the missing character, or put the value in quotes' },
  MULTIPLE_DOCS: { what: 'holds several documents', instead: 'write one pipeline per file' },
  RESOURCE_EXHAUSTION: { what: 'is nested too deeply to be read', instead: 'write a config of a few levels' },
  TAB_AS_INDENT: { what: 'is indented with a tab', instead: 'indent with spaces' },
  TAG_RESOLVE_FAILED: { instead: 'remove the tag' },
};

/** What is wrong with the syntax, in plain words. */
export function explain({ code, message }: YAMLError): { what: string; instead: string } {
  const { what = withoutQuotation(message), instead } = explanations[code] ?? {
    instead: 'write valid YAML 1.2',
  };
  return { what, instead };
}

/** The parser ends some messages with the text that it could not read; it may contain a password. */
function withoutQuotation(message: string): string {
  return message.replace(/: ".*"$/s, '');
}

/** Whether an error concerns only its own place; after any other error, the following text is read wrongly. */
export function isLocal({ code }: YAMLError): boolean {
  return code === 'TAG_RESOLVE_FAILED';
}

/**
 * The lines (from 1, the last excluded) of the top-level section around a line. A syntax error has no effect outside
 * it, because YAML continues correctly at the next key without indentation.
 */
export function sectionAround(text: string, line: number): { from: number; to: number } {
  const starts = text.split('\n').flatMap((content, index) => (/^[^\s#]/.test(content) ? [index + 1] : []));
  return {
    from: starts.findLast((start) => start <= line) ?? 1,
    to: starts.find((start) => start > line) ?? Number.POSITIVE_INFINITY,
  };
}
