import { pollMachine } from '#shared/appraisal/poll-machine.ts';
import { useSay } from '../../app/i18n.ts';
import { useSession } from '../../app/session-context.ts';
import { ArticleLink } from '../policy/article-link.tsx';
import type { Problems } from './use-poll.ts';

/** The policy's field that a problem comes from: its path, or that of the need it stands for. */
function fieldOf({ path, code }: Problems[number]): string | null {
  if (/^(ballots|opinion|meetings|disclosure)\./.test(path)) return path;
  const needs = Object.values(pollMachine.actions).flatMap((action) => action.needs);
  return needs.find((need) => need.code === code)?.field ?? null;
}

/** What keeps something from being done, each with the article that asks for it. */
export function ProblemList({ problems, version }: { problems: Problems; version: string }) {
  const say = useSay();
  const { can } = useSession();
  if (problems.length === 0) return null;
  return (
    <ul className="kp-plain-list kp-poll-problems">
      {problems.map((problem) => {
        const field = fieldOf(problem);
        return (
          <li key={`${problem.path} ${problem.code}`}>
            <span aria-hidden>▲</span>
            <span>
              {say(problem.message)}
              {field !== null && can('policy.read') && (
                <>
                  {' '}
                  <ArticleLink version={version} path={field} />
                </>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
