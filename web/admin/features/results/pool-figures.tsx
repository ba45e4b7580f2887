import { Fragment } from 'react';
import { useSession } from '../../app/session-context.ts';
import { poolAddress } from '../why/address.ts';
import { WhyNumber } from '../why/why-number.tsx';
import type { Pool } from './pool-ranking.ts';
import { useResultTexts } from './texts.ts';

/** What a pool has in numbers. Their derivations name people of the whole county: told to who sees its data. */
export function PoolFigures({ pool }: { pool: Pool }) {
  const t = useResultTexts();
  const { reach } = useSession();
  const seesAll = reach('result.read').county && reach('data.read').county;
  const { quota, placesLeft } = pool;
  const figures = [
    { field: 'participants', value: pool.participants },
    { field: 'quota', value: quota ?? t('pool.noQuota') },
    // Excellent beyond the places counts too; who sees a part of the people sees a part of the list, but the places.
    ...(seesAll ? [{ field: 'awarded' as const, value: pool.awarded.length }] : []),
    ...(!seesAll && quota !== null ? [{ field: 'used' as const, value: quota - (placesLeft ?? 0) }] : []),
    ...(placesLeft === null ? [] : [{ field: 'placesLeft' as const, value: placesLeft }]),
  ] as const;
  return (
    <p className="kp-pool-figures">
      {figures.map(({ field, value }, i) => (
        <Fragment key={field}>
          {i > 0 && ' · '}
          <span>
            {t(`figure.${field}`)}{' '}
            {seesAll && field !== 'used' ? (
              <WhyNumber address={poolAddress(pool.id, field)} text={String(value)} />
            ) : (
              value
            )}
          </span>
        </Fragment>
      ))}
    </p>
  );
}
