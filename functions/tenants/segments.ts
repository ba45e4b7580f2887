import * as z from 'zod';
import { type AuditRecord, type Chain, type ChainFault, readAudit, verifyChain } from '#functions/platform/audit.ts';
import type { TenantClient } from '#functions/platform/tenant.ts';

/**
 * A record 留痕 of a county that was taken in from an archive has two segments: the county's own chain, and before it
 * the one that came in, under `imported#<job>#…`. The event `archive.imported` of the own chain names the other's head,
 * so that nothing of it can be changed either. An archive of such a county brings all of its segments.
 */
export interface Segment {
  name: readonly string[];
  chain: Chain | undefined;
}

export const importedAggregate = (job: string, name: readonly string[]): string[] => ['imported', job, ...name];

export const importedEvent = 'archive.imported';

const mostSegments = 9;

/** The segments of an aggregate, newest first. */
export async function segmentsOf(
  client: TenantClient,
  name: readonly string[],
  chain: Chain | undefined,
): Promise<Segment[]> {
  const segments: Segment[] = [{ name, chain }];
  for (let last = segments[0]!; segments.length < mostSegments; last = segments.at(-1)!) {
    const imported = await importedInto(client, last);
    if (!imported || segments.some((known) => known.name.join('\n') === imported.name.join('\n'))) break;
    segments.push(imported);
  }
  return segments;
}

/** How far into a chain an import may stand: only an empty county takes an archive in, after the events of its opening. */
export const importedWithin = 100;

const importedChain = z.object({ name: z.array(z.string()), seq: z.int().min(1), hash: z.string() });

/** What the event of an import says of the chain that came in. */
export type ImportedChain = z.infer<typeof importedChain>;

async function importedInto(client: TenantClient, { name }: Segment): Promise<Segment | undefined> {
  const first = await client.query<AuditRecord>(client.pk(...name), { table: 'audit', limit: importedWithin });
  const event = first.find(({ type }) => type === importedEvent);
  const { data: imported } = importedChain.safeParse(event?.data['imported']);
  if (!imported) return undefined;
  const { name: from, seq, hash } = imported;
  const isSame = from[0] === 'imported' && JSON.stringify(ownName(from)) === JSON.stringify(ownName(name));
  return isSame ? { name: from, chain: { seq, hash } } : undefined;
}

const ownName = (name: readonly string[]): readonly string[] => (name[0] === 'imported' ? name.slice(2) : name);

export interface SegmentFault extends ChainFault {
  segment: number;
}

/** Whether every segment holds from its first event to its head. */
export async function segmentFaults(client: TenantClient, segments: readonly Segment[]): Promise<SegmentFault[]> {
  const faults: SegmentFault[] = [];
  for (const [segment, { name, chain }] of segments.entries())
    for (const fault of await verifyChain(client, name, chain)) faults.push({ ...fault, segment });
  return faults;
}

/** Numbers of events beyond any chain's: a cursor into the n-th segment is so much times n more. */
const apart = 100_000_000_000;

export interface SegmentPage {
  events: AuditRecord[];
  /** null at the first event of the oldest segment */
  next: string | null;
}

/** A page of events through all segments, newest first; `before` as `next` was. */
export async function readSegments(
  client: TenantClient,
  segments: readonly Segment[],
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<SegmentPage> {
  const cursor = before === undefined ? undefined : Number(before);
  const at = cursor === undefined ? 0 : Math.floor(cursor / apart);
  const segment = segments[at];
  if (!segment) return { events: [], next: null };
  const inside = cursor === undefined ? undefined : cursor % apart;
  // The cursor right at a segment's beginning means all of it.
  const from = inside === undefined || inside === 0 ? {} : { before: inside };
  const events = inside === 0 && at === 0 ? [] : await readAudit(client, segment.name, { ...from, limit });
  const last = events.at(-1)?.seq ?? 1;
  const older = at + 1 < segments.length ? String((at + 1) * apart) : null;
  return { events, next: events.length === limit && last > 1 ? String(at * apart + last) : older };
}
