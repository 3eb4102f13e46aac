import { invalid, notFound, page } from './answer.ts';
import { type Asked, numberIn, type Route } from './routes.ts';
import type { Comment } from './state.ts';

const LIST = '/repos/{owner}/{repo}/issues/{issue_number}/comments';
const ALL = '/repos/{owner}/{repo}/issues/comments';
const ONE = '/repos/{owner}/{repo}/issues/comments/{comment_id}';
const READ = ['issues=read', 'pull_requests=read'];
const WRITE = ['issues=write', 'pull_requests=write'];
/** Maximum characters of a comment; GitHub counts code points. */
const LONGEST = 65_536;

/** Comments on pull requests, open or closed. */
export const comments: readonly Route[] = [
  {
    name: `GET ${LIST}`,
    permissions: READ,
    answer: (asked) => {
      const of = issueOf(asked);
      const found = asked.repository.comments.filter(({ issue }) => issue === of);
      return page(
        found.map((comment) => shown(comment, asked)),
        asked.url,
      );
    },
  },
  {
    name: `GET ${ALL}`,
    permissions: READ,
    answer: (asked) => {
      const since = asked.url.searchParams.get('since') ?? '';
      const found = asked.repository.comments.filter(({ updated_at: at }) => at >= since);
      return page(
        found.map((comment) => shown(comment, asked)),
        asked.url,
      );
    },
  },
  {
    name: `POST ${LIST}`,
    permissions: WRITE,
    answer: (asked) => {
      const now = new Date().toISOString();
      const comment: Comment = {
        id: asked.repository.nextId(),
        issue: issueOf(asked),
        user: asked.user,
        body: bodyOf(asked),
        created_at: now,
        updated_at: now,
      };
      asked.repository.comments.push(comment);
      return { status: 201, body: shown(comment, asked) };
    },
  },
  {
    name: `PATCH ${ONE}`,
    permissions: WRITE,
    // As on GitHub, a token may also edit comments of other users; a client must avoid this itself.
    answer: (asked) => {
      const comment = commentOf(asked);
      comment.body = bodyOf(asked);
      comment.updated_at = new Date().toISOString();
      return { status: 200, body: shown(comment, asked) };
    },
  },
  {
    name: `DELETE ${ONE}`,
    permissions: WRITE,
    answer: (asked) => {
      const { comments } = asked.repository;
      comments.splice(comments.indexOf(commentOf(asked)), 1);
      return { status: 204 };
    },
  },
];

function issueOf(asked: Asked): number {
  const number = numberIn(asked, 'issue_number');
  if (asked.repository.pull(number) === undefined) throw notFound();
  return number;
}

function commentOf(asked: Asked): Comment {
  const comment = asked.repository.comments.find(({ id }) => id === numberIn(asked, 'comment_id'));
  if (comment === undefined) throw notFound();
  return comment;
}

/** The comment's text. @throws Refusal with GitHub's message and code, as users have reported them */
function bodyOf({ body }: Asked): string {
  const text = String(body['body']);
  if ([...text].length > LONGEST)
    throw invalid('IssueComment', 'data', `Body is too long (maximum is ${LONGEST} characters)`, 'unprocessable');
  return text;
}

function shown({ issue, ...comment }: Comment, { repository, origin }: Asked): object {
  const page = `${origin}/${repository.name}/pull/${issue}#issuecomment-${comment.id}`;
  return { ...comment, html_url: page, node_id: `IC_${comment.id}` };
}
