/** Always saved, never shown; the name in the old way for ASCII and by RFC 8187 for what it really is. */
export const disposition = (name: string): string => {
  const clean =
    [...name]
      .map((c) => (c < ' ' || c === '\u007f' || c === '/' || c === '\\' ? '_' : c))
      .join('')
      .replace(/^\.+/, '_')
      .slice(0, 200) || 'file';
  const ascii = clean.replace(/[^ -~]/g, '_').replace(/["%;]/g, '_');
  const encoded = encodeURIComponent(clean).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
};
