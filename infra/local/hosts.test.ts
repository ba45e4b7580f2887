import { expect, test } from 'vitest';
import { isOwnHost } from './hosts.ts';

test('on loopback only its own names are answered', () => {
  for (const host of ['127.0.0.1:4000', 'localhost:4000', 'localhost', '[::1]:4000', 'kaoping.localhost:4000'])
    expect(isOwnHost(host, '127.0.0.1'), host).toBe(true);
  for (const host of [
    undefined,
    '',
    'evil.example:4000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'xlocalhost',
  ])
    expect(isOwnHost(host, '127.0.0.1'), host).toBe(false);
});

test('elsewhere any name is the service’s own', () => {
  expect(isOwnHost('kaoping.county.example', '0.0.0.0')).toBe(true);
});
