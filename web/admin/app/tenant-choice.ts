const key = 'kaoping.tenant';

/**
 * The county somebody who belongs to several works in: this tab's choice, else the last one made on this machine. It is
 * only a wish: the service checks it against the memberships.
 */
export const chosenTenant = (): string | null => sessionStorage.getItem(key) ?? localStorage.getItem(key);

export function chooseTenant(tenant: string): void {
  sessionStorage.setItem(key, tenant);
  localStorage.setItem(key, tenant);
}

export function forgetTenant(): void {
  sessionStorage.removeItem(key);
  localStorage.removeItem(key);
}
