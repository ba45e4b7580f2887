import { useQuery, useQueryClient } from '@tanstack/react-query';
import { same } from '#shared/policy/diff.ts';
import { pathSteps, valueAt } from '#shared/policy/path.ts';
import { readPolicy } from '#shared/api/policies.ts';
import { call, operationKey } from '../../app/api.ts';
import { moment } from '../../ui/numbers.ts';
import { useEditing } from './editing.ts';
import { usePolicyTexts } from './texts.ts';

/** So many versions are looked through for the one that changed a field. */
const most = 30;

/** Who changed the field last, when and why: found by going back through the versions, which never change. */
export function LastChange({ path }: { path: string }) {
  const t = usePolicyTexts();
  const client = useQueryClient();
  const { version } = useEditing();
  const read = (id: string) =>
    client.fetchQuery({
      queryKey: operationKey(readPolicy, { id }),
      queryFn: ({ signal }) => call(readPolicy, { id }, { signal }),
      staleTime: Infinity,
    });
  const last = useQuery({
    queryKey: ['policies', 'last-change', version, path],
    enabled: version !== null,
    staleTime: Infinity,
    queryFn: async () => {
      let later = await read(version!);
      for (let i = 0; i < most && later.version.basedOn !== null; i++) {
        const earlier = await read(later.version.basedOn);
        const steps = pathSteps(path);
        if (!same(valueAt(earlier.policy, steps), valueAt(later.policy, steps))) return later.version;
        later = earlier;
      }
      return null;
    },
  });
  if (last.data === undefined) return null;
  return (
    <>
      <dt>{t('editor.last')}</dt>
      <dd>
        {last.data === null
          ? t('editor.last.never')
          : t('editor.last.value', { at: moment(last.data.at), name: last.data.by.name, reason: last.data.reason })}
      </dd>
    </>
  );
}
