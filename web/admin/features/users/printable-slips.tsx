import { useQuery } from '@tanstack/react-query';
import { readFile, slips as slipsSchema } from '#shared/api/tenants.ts';
import { call } from '../../app/api.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { SlipSheet } from './slips.tsx';
import { useTexts } from './texts.ts';

/** The slips that a job left in a file of its maker. */
export function PrintableSlips({ file }: { file: string }) {
  const t = useTexts();
  const slips = useQuery({
    queryKey: ['slips', file],
    queryFn: async () => {
      const { url } = await call(readFile, { file });
      return slipsSchema.parse(await (await fetch(url)).json());
    },
    staleTime: Infinity,
  });
  if (slips.error) return <ErrorState error={null} retry={() => slips.refetch()} />;
  if (!slips.data) return <p role="status">{t('slips.reading')}</p>;
  return <SlipSheet slips={slips.data} />;
}
