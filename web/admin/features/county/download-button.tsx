import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { readFile } from '#shared/api/tenants.ts';
import { call } from '../../app/api.ts';
import type { ApiError } from '../../app/api-error.ts';
import { downloadFrom } from '../../ui/download.ts';
import { Refusal } from '../../ui/error-state.tsx';
import { useTexts } from './texts.ts';

/** Asks for the file's address, which lives for minutes only, and saves it. */
export function DownloadButton({ file, name, primary }: { file: string; name: string; primary?: boolean }) {
  const t = useTexts();
  const get = useMutation<unknown, ApiError>({
    mutationFn: async () => {
      const { url, name: as } = await call(readFile, { file });
      downloadFrom(url, as);
    },
  });
  return (
    <>
      <Button
        type={primary ? 'primary' : 'default'}
        size={primary ? 'medium' : 'small'}
        icon={<DownloadOutlined />}
        aria-label={t('download.of', { name })}
        loading={get.isPending}
        onClick={() => get.mutate()}
      >
        {t('download')}
      </Button>
      <Refusal error={get.error} />
    </>
  );
}
