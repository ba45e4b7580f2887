import { costOfQuantities } from '#shared/service/cost.ts';
import { freeUsers, priceSource, regions } from '#shared/service/prices.ts';
import { type CostUnits, countyParts, fixedParts, userMonths, type YearPart, countyYear } from './county-year.ts';

/** The year's cost as a table for docs/cost.md: a column for each region, each in its own currency. */

export const target = { amount: 10, currency: 'USD' } as const;

/** What a dollar is in yuan, for holding the target against the regions in China; taken, not looked up. */
const yuanOfDollar = 7.2;

interface Row {
  what: string;
  amounts: number[];
  strong?: boolean;
}

const names = Object.keys(regions);
const inRegion = (part: Pick<YearPart, 'quantities'>, region: string): number =>
  costOfQuantities(part.quantities, region)!.total;

const rowOf = ({ what, quantities, estimate }: YearPart): Row => ({
  what: estimate ? `${what} (estimate)` : what,
  amounts: names.map((region) => inRegion({ quantities }, region)),
});

const sumOf = (what: string, rows: readonly Row[]): Row => ({
  what,
  amounts: names.map((_, i) => rows.reduce((sum, { amounts }) => sum + amounts[i]!, 0)),
  strong: true,
});

/** Identity: of a county alone in an installation, and of one among others who use up what is free. */
function identityRows(): Row[] {
  const { busyMonths, busy, quietMonths, quiet } = countyYear.activeUsers;
  const paid = busyMonths * Math.max(0, busy - freeUsers) + quietMonths * Math.max(0, quiet - freeUsers);
  const row = (what: string, users: number): Row => ({
    what,
    amounts: names.map((region) => inRegion({ quantities: { users } }, region)),
  });
  return [
    row('identity, the only county (estimate)', paid),
    row('identity, each further county (estimate)', userMonths()),
  ];
}

export interface YearCost {
  /** per county without identity, by region, in dollars */
  perCounty: Record<string, number>;
  markdown: string;
}

export function yearCost(measured: CostUnits): YearCost {
  const county = countyParts(measured).map(rowOf);
  const perCounty = sumOf('**per county**', county);
  const fixed = fixedParts().map(rowOf);
  const rows = [...county, perCounty, ...identityRows(), ...fixed, sumOf('**fixed, per installation**', fixed)];
  const heads = names.map((region) => `${region} (${regions[region]!.currency})`);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const dollars = Object.fromEntries(
    names.map((region, i) => {
      const amount = perCounty.amounts[i]!;
      return [region, regions[region]!.currency === 'CNY' ? amount / yuanOfDollar : amount];
    }),
  );
  const markdown = [
    line(['a year', ...heads]),
    line(['---', ...names.map(() => '---:')]),
    ...rows.map(({ what, amounts, strong }) =>
      line([what, ...amounts.map((amount) => (strong ? `**${amount.toFixed(2)}**` : amount.toFixed(2)))]),
    ),
    '',
    `Target of the part per county: below ${target.amount} ${target.currency} a year. ${verdict(dollars)}`,
    '',
    `Prices as of ${priceSource.date}. ${priceSource.text.en}`,
  ].join('\n');
  return { perCounty: dollars, markdown };
}

function verdict(dollars: Record<string, number>): string {
  const missed = Object.entries(dollars).filter(([, amount]) => amount >= target.amount);
  if (missed.length === 0) return 'Met in every region of the list.';
  return `Missed in ${missed.map(([region, amount]) => `${region} (${amount.toFixed(2)} USD)`).join(', ')}.`;
}

const markers = ['<!-- cost:begin -->', '<!-- cost:end -->'] as const;

/** The page with the table between its markers renewed. */
export function withTable(page: string, markdown: string): string {
  const [from, to] = markers.map((marker) => page.indexOf(marker)) as [number, number];
  if (from < 0 || to < from) throw new Error(`no place for the table: ${markers.join(' … ')}`);
  return `${page.slice(0, from + markers[0].length)}\n\n${markdown}\n\n${page.slice(to)}`;
}
