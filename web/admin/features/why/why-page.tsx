import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useParams } from 'react-router';
import { explainResult } from '#shared/api/grading.ts';
import { readPolicy } from '#shared/api/policies.ts';
import { useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useCycleCrumbs } from '../conduct/crumbs.ts';
import { runPath } from '../cycles/paths.ts';
import { useWhyTexts } from './texts.ts';
import { WhyTree } from './why-tree.tsx';

/** A derivation on a page of its own, everything open, for paper and for sending on. */
export function Component() {
  const t = useWhyTexts();
  const say = useSay();
  const { cycle = '', run = '', address = '' } = useParams();
  const query = useOperation(explainResult, { cycle, run, address });
  const version = query.data?.policyVersion;
  const policy = useOperation(readPolicy, { id: version ?? '' }, { enabled: version !== undefined });
  const crumbs = [...useCycleCrumbs(cycle), { label: t('result'), to: runPath(cycle, run) }];
  const title = query.data ? `${t('title')}：${say(query.data.derivation.label)}` : t('title');
  return (
    <>
      <PageHeader
        title={title}
        crumbs={crumbs}
        extra={
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        }
      />
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Loading />}
      {query.data && (
        <section className="kp-card kp-form-print">
          <WhyTree
            explanation={query.data}
            decimals={policy.data?.policy.rounding.scoreDecimals ?? 2}
            cycle={cycle}
            whole
          />
        </section>
      )}
    </>
  );
}
