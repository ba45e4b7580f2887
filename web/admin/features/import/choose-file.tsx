import { DownloadOutlined } from '@ant-design/icons';
import { Button, Radio, Select } from 'antd';
import { importKinds, listCycles } from '#shared/api/appraisals.ts';
import type { ImportKind } from '#shared/api/appraisals.ts';
import { useOperation } from '../../app/api.ts';
import { download } from '../../ui/download.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { DropZone } from './drop-zone.tsx';
import { useTexts } from './texts.ts';

interface Props {
  kind: ImportKind;
  cycle: string | null;
  onChoose: (change: { kind?: string; cycle?: string | null }) => void;
  onFile: (file: File) => void;
}

const order = importKinds.toSorted((a, b) => Number(a === 'dataset') - Number(b === 'dataset'));

export function ChooseFile({ kind, cycle, onChoose, onFile }: Props) {
  const t = useTexts();
  const cycles = useOperation(listCycles, {});
  const needsCycle = kind === 'performance' || kind === 'opinions';
  const rows = cycles.data?.cycles.toSorted((a, b) => b.cycle.year - a.cycle.year) ?? [];
  return (
    <div className="kp-stack">
      <section className="kp-card kp-stack">
        <h2 id="kind">{t('step.kind')}</h2>
        <Radio.Group
          className="kp-choices"
          aria-labelledby="kind"
          value={kind}
          onChange={(event) => onChoose({ kind: event.target.value as string })}
        >
          {order.map((one) => (
            <Radio key={one} value={one}>
              <strong>{t(`kind.${one}`)}</strong>
              <span className="kp-soft">{t(`kind.${one}.hint`)}</span>
            </Radio>
          ))}
        </Radio.Group>
        {needsCycle && rows.length > 0 && (
          <div className="kp-row">
            <span>{t('cycle')}</span>
            <Select
              aria-label={t('cycle')}
              style={{ minWidth: 180 }}
              value={cycle}
              onChange={(chosen: string) => onChoose({ cycle: chosen })}
              options={rows.map((row) => ({ value: row.cycle.id, label: t('cycle.year', { year: row.cycle.year }) }))}
            />
          </div>
        )}
        {needsCycle && cycles.data && rows.length === 0 && (
          <p className="kp-note kp-row">
            {t('cycle.none')}
            <LinkButton to="/cycles/new">{t('cycle.open')}</LinkButton>
          </p>
        )}
      </section>
      <section className="kp-card kp-stack">
        <h2>{t('step.template')}</h2>
        {kind === 'dataset' ? <p className="kp-soft">{t('template.dataset')}</p> : <Template kind={kind} />}
      </section>
      <section className="kp-card kp-stack">
        <h2>{t('step.file')}</h2>
        <DropZone
          accept={kind === 'dataset' ? '.json' : '.xlsx'}
          disabled={needsCycle && cycle === null}
          onFile={onFile}
        />
      </section>
    </div>
  );
}

function Template({ kind }: { kind: Exclude<ImportKind, 'dataset'> }) {
  const t = useTexts();
  const get = async () => {
    const { templateFile } = await import('./template-file.ts');
    download(`${t('template.name', { kind: t(`kind.${kind}`) })}.xlsx`, await templateFile(kind));
  };
  return (
    <div className="kp-row">
      <Button icon={<DownloadOutlined />} onClick={get}>
        {t('template', { kind: t(`kind.${kind}`) })}
      </Button>
      <span className="kp-soft">{t('template.hint')}</span>
    </div>
  );
}
