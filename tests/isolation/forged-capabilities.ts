import { capabilities, type Capability } from '#functions/platform/capability.ts';
import type { Service } from '#infra/local/service.ts';
import type { SampleCounty } from './sample-county.ts';

/** Bytes of a capability: version, county, poll, box, end, and the service's mark on all of them. */
const places = { version: 0, tenant: 1, poll: 17, box: 33, expires: 35, mark: 39 };

const altered = (text: string, at: number, bytes: Uint8Array): string => {
  const copy = Buffer.from(text, 'base64url');
  copy.set(bytes, at);
  return copy.toString('base64url');
};

/**
 * What might be put in a capability's place: another's parts under its mark, what an older or another service signed,
 * what was signed for something else. Each by a name.
 */
export function forgedCapabilities(
  { environment }: Pick<Service, 'environment'>,
  text: string,
  own: SampleCounty,
  foreign: SampleCounty,
): Record<string, string> {
  const { clock, capabilities: service } = environment;
  const signed = service.read(text, clock.now())!;
  const other = service.read(signed.box === null ? foreign.vote.poll : foreign.vote.box, clock.now())!;
  const [part, otherPart] = [Buffer.from(text, 'base64url'), Buffer.from(service.sign(other), 'base64url')];
  const of = (from: number, to: number) => otherPart.subarray(from, to);
  const resigned = (change: Partial<Capability>) => service.sign({ ...signed, ...change });
  return {
    empty: '',
    'no base64url': '*'.repeat(text.length),
    cut: text.slice(0, -4),
    longer: `${text}AAAA`,
    'without a mark': altered(text, places.mark, new Uint8Array(16)),
    'with an altered mark': altered(text, places.mark, Uint8Array.of(part[places.mark]! ^ 1)),
    'of another version': altered(text, places.version, Uint8Array.of(2)),
    'relabelled to another county': altered(text, places.tenant, of(places.tenant, places.poll)),
    'relabelled to another poll': altered(text, places.poll, of(places.poll, places.box)),
    'relabelled to another box': altered(text, places.box, Uint8Array.of(0, 7)),
    'relabelled to another end': altered(text, places.expires, Uint8Array.of(255, 255, 255, 255)),
    'with the mark of another county’s': altered(text, places.mark, otherPart.subarray(places.mark)),
    'of another service': capabilities('the secret of another service').sign(signed),
    expired: resigned({ expires: Math.floor(clock.now().getTime() / 1000) }),
    'of the other kind': signed.box === null ? own.vote.box : own.vote.poll,
    // Signed by this very service, though never for such a thing: the county's walls are behind it.
    'of a foreign poll in the own county': resigned({ poll: other.poll }),
    'of the own poll in a foreign county': resigned({ tenant: other.tenant }),
    'of a county that is not there': resigned({ tenant: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ' }),
  };
}
