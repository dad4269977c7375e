/** A text that a chip puts into the field; its name has words in each language. */
export interface Sample {
  readonly name: 'json' | 'code' | 'line' | 'status' | 'unlisted';
  readonly text: string;
}

/** One of each kind of thing that can be pasted. */
export const samples: readonly Sample[] = [
  { name: 'json', text: '{"errCode":30001,"errMsg":"User exit"}' },
  { name: 'code', text: '30001' },
  {
    name: 'line',
    text: '[net] request:fail URL not in domain list, url == https://cdn.example.com/level-7.json',
  },
  { name: 'status', text: '{"errCode":404,"errMsg":"Server error"}' },
  { name: 'unlisted', text: '{"errCode":21104,"errMsg":"request:fail unexpected state"}' },
];
