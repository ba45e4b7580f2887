import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Whoever builds, a test run among them, gets the libraries' production code.
process.env['NODE_ENV'] = 'production';

/**
 * The web application: `web/admin` to `dist/web`. Every page is a chunk of its own, so the shell that loads first holds
 * neither tables nor charts nor forms; what the shell and pages share is grouped so that it stays in the browser's cache.
 */
export default defineConfig({
  root: 'web/admin',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // a script in the page itself is refused by the content security policy
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router)\// },
            { name: 'charts', test: /node_modules\/(echarts|zrender)\// },
            { name: 'sheets', test: /node_modules\/(read-excel-file|write-excel-file|fflate)\// },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
});
