import type { ThemeConfig } from 'antd';

/** Calm and official (docs: pages): white and warm grey, one deep blue, red for wrong or sealed, gold for 优秀 only. */
export const colours = {
  blue: '#1d4a8f',
  blueSoft: '#e9eff8',
  red: '#b3261e',
  redSoft: '#fbeceb',
  gold: '#7a5600',
  goldSoft: '#fbf1d3',
  goldLine: '#d5b355',
  text: '#23211d',
  textSoft: '#5d594f',
  line: '#dcd8cf',
  lineSoft: '#ebe8e1',
  ground: '#f6f4f0',
  head: '#f1eee8',
} as const;

/** Of charts, which are drawn where no style sheet reaches. */
export const fonts = `"PingFang SC", "Microsoft YaHei", "Noto Sans SC", system-ui, -apple-system, "Segoe UI", sans-serif`;

export const theme: ThemeConfig = {
  cssVar: { prefix: 'ant' },
  hashed: false,
  token: {
    colorPrimary: colours.blue,
    colorInfo: colours.blue,
    colorLink: colours.blue,
    colorError: colours.red,
    colorText: colours.text,
    colorTextSecondary: colours.textSoft,
    colorTextDescription: colours.textSoft,
    colorTextPlaceholder: '#6f6b61',
    colorTextTertiary: '#6a665c',
    colorBorder: '#c9c4b9',
    colorBorderSecondary: colours.line,
    colorBgLayout: colours.ground,
    // by the language of the place (base.css)
    fontFamily: 'var(--kp-font)',
    fontSize: 14,
    borderRadius: 4,
    controlHeight: 34,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
    wireframe: false,
  },
  components: {
    Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
    Modal: { titleFontSize: 16 },
    Tabs: { horizontalItemPadding: '10px 2px' },
  },
};
