import { Drawer } from 'antd';
import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { explainResult } from '#shared/api/grading.ts';
import { useOperation } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { whyPath } from '../cycles/paths.ts';
import { useWhyTexts } from './texts.ts';
import { WhyTree } from './why-tree.tsx';

/** The drawer that `?why=` of the address opens; every number of the page leads to it. */
export function WhyDrawer({ cycle, run, decimals }: { cycle: string; run: string; decimals: number }) {
  const t = useWhyTexts();
  const [params, setParams] = useSearchParams();
  const address = params.get('why');
  const asked = params.get('whyRun') ?? run;
  useEffect(() => {
    const listen = (event: MouseEvent) => {
      const number = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-why]') : null;
      if (!number) return;
      setParams(
        (now) => {
          const next = new URLSearchParams(now);
          next.set('why', number.dataset['why'] ?? '');
          next.delete('whyRun');
          if (number.dataset['whyRun']) next.set('whyRun', number.dataset['whyRun']);
          return next;
        },
        { preventScrollReset: true },
      );
    };
    document.addEventListener('click', listen);
    return () => document.removeEventListener('click', listen);
  }, [setParams]);
  const close = () => {
    const next = new URLSearchParams(params);
    next.delete('why');
    next.delete('whyRun');
    setParams(next, { preventScrollReset: true });
  };
  return (
    <Drawer
      open={address !== null}
      onClose={close}
      title={t('title')}
      size={600}
      rootClassName="kp-why-drawer"
      extra={address && <Link to={whyPath(cycle, asked, address)}>{t('page')}</Link>}
      destroyOnHidden
    >
      {address && (
        <Explained key={`${asked} ${address}`} cycle={cycle} run={asked} address={address} decimals={decimals} />
      )}
    </Drawer>
  );
}

function Explained(props: { cycle: string; run: string; address: string; decimals: number }) {
  const say = useSay();
  const { cycle, run, address, decimals } = props;
  const query = useOperation(explainResult, { cycle, run, address });
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  return (
    <>
      <p className="kp-hidden" role="status">
        {say(query.data.derivation.label)}
      </p>
      <WhyTree explanation={query.data} decimals={decimals} cycle={cycle} />
    </>
  );
}
