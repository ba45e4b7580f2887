import { describe, expect, it, vi } from 'vitest';
import { startImport } from '#shared/api/appraisals.ts';
import { listAudit } from '#shared/api/tenants.ts';
import { removeUnit, updatePerson } from '#shared/api/units.ts';

vi.stubGlobal('localStorage', { getItem: () => null });
vi.stubGlobal('location', { origin: 'http://test', pathname: '/' });
vi.stubGlobal('sessionStorage', { getItem: () => null });
vi.stubGlobal('document', { documentElement: { lang: '' } });
const { address } = await import('./api.ts');
const { readError } = await import('./api-error.ts');

describe('where an input goes', () => {
  it('puts parameters into the path, escaped, and the rest into the body or the query', () => {
    expect(address(updatePerson, { unit: 'u/1', id: '王', version: '1' })).toEqual({
      url: '/api/units/u%2F1/people/%E7%8E%8B',
      body: '{"version":"1"}',
    });
    expect(address(removeUnit, { id: 'u1', version: '1', reason: '撤并' }).url).toBe(
      '/api/units/u1?version=1&reason=%E6%92%A4%E5%B9%B6',
    );
    expect(address(listAudit, { aggregate: 'cycle:2026', before: undefined })).toEqual({
      url: '/api/audit/cycle%3A2026',
    });
    expect(address(startImport, { id: '1', cycle: null }).body).toBe('{"id":"1","cycle":null}');
  });
});

describe('a refusal', () => {
  const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

  it('is read with its code, its faults and the field of the policy', async () => {
    const problems = [{ path: 'unit.name', code: 'missing', message: { zh: '缺', en: 'missing' } }];
    const error = await readError(
      answer(422, { code: 'refused', title: '不行', problems, policyField: 'grading.quota' }),
    );
    expect(error).toMatchObject({ code: 'refused', message: '不行', problems, policyField: 'grading.quota' });
  });

  it('has a code where the gateway itself answered', async () => {
    expect((await readError(answer(401, { message: 'Unauthorized' }))).code).toBe('not-signed-in');
    expect((await readError(answer(403, { message: 'Forbidden' }))).code).toBe('forbidden');
    expect((await readError(new Response('<html>', { status: 502 }))).code).toBe('unavailable');
  });
});
