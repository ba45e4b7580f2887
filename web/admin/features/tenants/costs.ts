import { useState } from 'react';
import type { TenantRow } from '#shared/api/service.ts';
import { costOf } from '#shared/service/cost.ts';
import type { Cost } from '#shared/service/cost.ts';
import { regions } from '#shared/service/prices.ts';

/** Prices for a service that runs where nothing is billed, until somebody chooses others. */
const firstRegion = Object.keys(regions)[0]!;
const key = 'kaoping.cost-region';

export interface Prices {
  /** whose price list is used */
  region: string;
  /** whether the service itself is billed by that list */
  isOwn: boolean;
  choose: (region: string) => void;
}

/** The price list of the region that the service runs in; on one machine that of a region one chooses. */
export function usePrices(served: string): Prices {
  const [chosen, setChosen] = useState(() => localStorage.getItem(key) ?? firstRegion);
  const isOwn = Object.hasOwn(regions, served);
  const known = Object.hasOwn(regions, chosen) ? chosen : firstRegion;
  return {
    region: isOwn ? served : known,
    isOwn,
    choose: (region) => {
      localStorage.setItem(key, region);
      setChosen(region);
    },
  };
}

export const costOfMonth = ({ use, storage }: Pick<TenantRow, 'use' | 'storage'>, region: string): Cost =>
  costOf(use, storage, region)!;

/** A fraction of a cent is not nothing. */
export const money = (amount: number): string =>
  amount > 0 && amount < 0.005
    ? '< 0.01'
    : amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
