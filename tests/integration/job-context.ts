import { ulid } from 'ulid';
import type { Job } from '#shared/api/common.ts';
import { tenantAnchors } from '#functions/platform/anchors.ts';
import { noUsage, type Usage } from '#functions/platform/capacity.ts';
import { controlItems } from '#functions/platform/control.ts';
import { tenantFiles } from '#functions/platform/files.ts';
import { tenantMemberships } from '#functions/platform/membership.ts';
import { logFor } from '#functions/platform/telemetry.ts';
import { type TenantClient, tenantClient } from '#functions/platform/tenant.ts';
import type { JobContext } from '#functions/platform/worker.ts';
import type { Service } from '#infra/local/service.ts';

/** A job's work with the capacity units it uses counted, without queue and lease. */
export function countedJob<R>(
  { environment }: Service,
  tenant: string,
  repositories: (client: TenantClient) => R,
  job: Pick<Job, 'kind' | 'input'> & { id?: string },
): { context: JobContext<R>; usage: Usage } {
  const usage = noUsage();
  const client = tenantClient(environment.database, tenant, usage);
  const { clock, identity, mail } = environment;
  const control = controlItems(environment.database, usage);
  const context: JobContext<R> = {
    job: { id: ulid(), at: clock.now().toISOString(), by: { user: 'bench', name: '测量' }, ...job },
    tenant,
    repositories: repositories(client),
    clock,
    files: tenantFiles(environment.files, tenant),
    anchors: tenantAnchors(environment.anchors, tenant),
    use: { putStorage: (storage) => control.putStorage(tenant, storage) },
    identity,
    memberships: tenantMemberships(control, tenant, environment.issuerName(identity.issuer)),
    mail,
    log: logFor({ tenant }),
    usage,
    progress: async () => undefined,
    stillMine: { check: { pk: client.pk('TENANT'), sk: 'ROOT' }, condition: 'present' },
  };
  return { context, usage };
}
