import { Link } from 'react-router';
import type * as z from 'zod';
import type { provenance } from '#shared/api/appraisals.ts';
import { useSession } from '../../app/session-context.ts';
import { moment } from '../../ui/numbers.ts';

/** Who brought a row in and when, with the way to the import. */
export function Provenance({ from }: { from: z.output<typeof provenance> }) {
  const { can } = useSession();
  const words = `${moment(from.at)} ${from.by.name}`;
  return from.job && can('job.read') ? <Link to={`/jobs/${from.job}`}>{words}</Link> : words;
}
