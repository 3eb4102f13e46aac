import { describe, expect, test } from 'vitest';
import { judge } from '../../actions/lib/resources/endpoint/prediction.ts';

const JSON_TYPE = 'application/json';
const of = (body: string, expected?: string, contentType = JSON_TYPE) => judge({ body, contentType }, expected);
const wrong = (body: string, expected?: string, contentType?: string) => {
  const judged = of(body, expected, contentType);
  return 'wrong' in judged ? judged : { wrong: undefined };
};

describe('is no answer, whatever is expected', () => {
  test.each<[string, string, string, RegExp]>([
    ['nothing', '', '', /^an empty body$/],
    ['blanks', ' \r\n', JSON_TYPE, /^an empty body$/],
    ['null', 'null', JSON_TYPE, /^null, which is not a prediction$/],
    [
      'an error',
      '{"error": "model not loaded"}',
      JSON_TYPE,
      /^an error, although the HTTP status says success: model not loaded$/,
    ],
    ['an error as an object', '{"error": {"code": 7}}', JSON_TYPE, /success: \{"code":7\}$/],
    ['a list of errors', '{"predictions": [], "errors": ["no model"]}', JSON_TYPE, /success: \["no model"\]$/],
    ['a message alone', '{"message": "Internal Server Error"}', JSON_TYPE, /success: Internal Server Error$/],
    ['Lambda’s own word', '{"errorMessage": "timed out", "errorType": "X"}', JSON_TYPE, /success: timed out$/],
    [
      'NaN',
      '{"predictions": [{"class": "cat", "probability": NaN}]}',
      '',
      /^invalid JSON \(it contains NaN, .*json\.dumps/,
    ],
    ['minus infinity', '[-Infinity]', 'text/plain', /^invalid JSON \(it contains -Infinity, /],
    ['NaN alone', 'NaN', '', /^invalid JSON \(it contains NaN, /],
    [
      'a probability that is null',
      '{"predictions":[{"class":"cat","probability":null}]}',
      JSON_TYPE,
      /cat with .* null, /,
    ],
    ['a probability too large', '{"predictions":[{"class":"cat","probability":1e999}]}', JSON_TYPE, /not a number/],
    ['a probability in words', '{"predictions":[{"class":"cat","probability":"0.9"}]}', JSON_TYPE, /"0\.9", which/],
    ['JSON that breaks off', '{"predictions": [{"class"', JSON_TYPE, /^invalid JSON, as application\/json: /],
    ['a page', '<!DOCTYPE html><title>502</title>', '', /^an HTML page instead of a prediction: .*502/],
    ['a page by its type', 'Welcome', 'text/html; charset=utf-8', /^an HTML page/],
  ])('%s', (_, body, contentType, words) => {
    for (const expected of [undefined, 'cat']) {
      expect(wrong(body, expected, contentType)).toEqual({ wrong: expect.stringMatching(words), isAnswer: false });
    }
  });

  test('bytes where text was announced', () => {
    expect(judge({ body: 'ÿ', contentType: JSON_TYPE, binary: 1 }, undefined)).toMatchObject({
      wrong: '1 bytes that are not text, as application/json',
    });
  });

  test('a huge one is cut', () => {
    expect(wrong(`{"error": "${'x'.repeat(6_000_000)}"}`).wrong?.length).toBeLessThan(300);
    expect(wrong(JSON.stringify([Array(100_000).fill(0.5)]), 'cat').wrong?.length).toBeLessThan(350);
  });
});

describe('is an answer', () => {
  test.each<[string, string, string]>([
    ['text', 'cat', 'text/plain'],
    ['columns', '0.1,0.9', 'text/csv'],
    ['scores', '[[0.1, 0.9]]', JSON_TYPE],
    ['a measured error', '{"error": 0.12}', JSON_TYPE],
    ['no error', '{"label": "cat", "error": null, "message": ""}', JSON_TYPE],
    ['a message beside predictions', '{"predictions": [], "message": "slow"}', JSON_TYPE],
    ['a name like a number that is none', '{"label": "NaN"}', JSON_TYPE],
  ])('where nothing is expected: %s', (_, body, contentType) => {
    expect(of(body, undefined, contentType)).toMatchObject({ prediction: { top: body } });
  });

  test('what is expected word by word, whatever it looks like', () => {
    expect(of('{"message": "ok"}', '{"message": "ok"}')).toHaveProperty('prediction');
  });

  test('a picture where nothing is expected', () => {
    expect(judge({ body: 'ÿ', contentType: 'image/png', binary: 9 }, undefined)).toMatchObject({
      prediction: { shown: '9 bytes of image/png' },
    });
  });

  test('the most probable class counts, wherever it stands', () => {
    const body = '{"predictions":[{"class":"cat","probability":0.1},{"class":"dog","probability":0.9}]}';
    expect(of(body, 'dog')).toMatchObject({ prediction: { top: 'dog', shown: 'dog 90.0 %, cat 10.0 %' } });
    expect(of(body, 'cat')).toEqual({ wrong: 'dog 90.0 %, cat 10.0 %, but cat was expected', isAnswer: true });
  });
});

test.each<[string, string, string]>([
  ['bare scores', '[[0.1, 0.9]]', '[[0.1, 0.9]], which is JSON without `predictions`, but cat was expected'],
  ['no predictions', '{"predictions": []}', 'has no class with a probability in its `predictions`, but cat was'],
  ['scores as predictions', '{"predictions": [[0.1, 0.9]]}', 'has no class with a probability'],
  ['text', 'dog', 'dog, which is not JSON, but cat was expected'],
])('an expected class that an answer cannot tell is no matter of training: %s', (_, body, words) => {
  const contentType = body === 'dog' ? 'text/plain' : JSON_TYPE;
  expect(wrong(body, 'cat', contentType)).toEqual({ wrong: expect.stringContaining(words), isAnswer: false });
});
