/** A text that a chip puts into the field. */
export interface Sample {
  readonly label: string;
  readonly text: string;
}

/** One of each kind of thing that can be pasted. */
export const samples: readonly Sample[] = [
  { label: 'JSON', text: '{"errCode":30001,"errMsg":"User exit"}' },
  { label: '30001', text: '30001' },
  {
    label: 'Log line',
    text: '[net] request:fail URL not in domain list, url == https://cdn.example.com/level-7.json',
  },
  { label: 'HTTP 404', text: '{"errCode":404,"errMsg":"Server error"}' },
  { label: 'Unlisted code', text: '{"errCode":21104,"errMsg":"request:fail unexpected state"}' },
];
