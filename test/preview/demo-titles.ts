/** What the demo class works on, in the class's language. */
const nl = {
  className: '4B Aardrijkskunde',
  essay: 'Werkstuk bevolking',
  topography: 'SO topografie Europa',
  fieldwork: 'Dagboek veldwerk',
  quiz: 'Toets H3 – Kaarten lezen',
  poster: 'Poster klimaat',
  talk: 'Presentatie',
  diary: {
    form: 'Dagboek veldwerk inleveren',
    where: 'Link naar je dagboek',
    photos: 'Foto’s van je meetplek',
    remarks: 'Wat wil je nog kwijt?',
    said: 'Het regende, dus de meting van dag 2 is niet zo precies.',
  },
  quizForm: 'Toets H3 – Kaarten lezen',
  quizAbout: 'Vijf vragen over hoofdstuk 3. Je hebt 20 minuten.',
  words: {
    praise: 'Sterke bronnen, en een heldere conclusie. Let nog op je alinea’s.',
    more: 'Kom je maandag even langs over je alinea’s?',
    unclear: 'zie mail',
  },
};

export type Titles = typeof nl;

const en: Titles = {
  className: '4B Geography',
  essay: 'Population essay',
  topography: 'Map test Europe',
  fieldwork: 'Fieldwork diary',
  quiz: 'Quiz ch. 3 – Reading maps',
  poster: 'Climate poster',
  talk: 'Presentation',
  diary: {
    form: 'Hand in: fieldwork diary',
    where: 'Link to your diary',
    photos: 'Photos of your measuring spot',
    remarks: 'Anything else?',
    said: 'It rained, so what I measured on day 2 is not very precise.',
  },
  quizForm: 'Quiz ch. 3 – Reading maps',
  quizAbout: 'Five questions about chapter 3. You have 20 minutes.',
  words: {
    praise: 'Strong sources and a clear conclusion. Mind your paragraphs.',
    more: 'Come and see me on Monday about your paragraphs?',
    unclear: 'see mail',
  },
};

export function titlesOf(language: 'nl' | 'en'): Titles {
  return language === 'nl' ? nl : en;
}
