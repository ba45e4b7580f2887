import { defineConfig } from 'vitest/config';

/** Tests have a configuration of their own: that of the web application (vite.config.ts) has another root. */
export default defineConfig({
  test: { include: ['{shared,functions,infra,web,tests}/**/*.test.{ts,tsx}'] },
});
