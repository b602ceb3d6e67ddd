"""Nouns that people call their own videos, sounds and papers by: a show that is called by one may not be meant."""

from __future__ import annotations

_NOUNS = (
    # Times
    "dawn sunrise morning noon midday afternoon evening dusk sunset twilight night midnight day days week weekend"
    " month year monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter easter"
    " christmas halloween anniversary birthday holiday holidays vacation"
    # Weather and sky
    " weather sun sunshine rain snow ice frost hail fog mist cloud clouds storm thunder lightning wind breeze sky"
    " moon star stars rainbow eclipse flood drought"
    # Water and land
    " sea ocean bay beach coast shore harbour harbor port pier quay dock docks marina lighthouse tide tides wave"
    " waves surf river stream creek brook lake pond pool fountain waterfall canal island islands cliff cliffs cave"
    " mountain mountains hill hills valley desert forest wood woods jungle field fields meadow farm garden gardens"
    " park orchard vineyard volcano"
    # Places of people
    " city town village square market street road lane avenue alley corner bridge tunnel tower castle palace church"
    " cathedral temple abbey chapel museum gallery library school college university hospital hotel inn pub bar cafe"
    " restaurant kitchen house home cottage cabin room bedroom attic cellar basement roof balcony terrace yard barn"
    " stable shop office factory mill mine station airport stadium theatre theater cinema zoo circus fair fairground"
    " playground cemetery graveyard prison camp campsite tent shelter border frontier north south east west"
    # Ways of travelling
    " journey trip travel tour walk hike ride drive flight cruise sailing car bus train tram plane helicopter boat"
    " ship ferry yacht canoe bike bicycle motorbike truck"
    # People
    " family baby child children kid kids boy girl boys girls son daughter brother sister brothers sisters mother"
    " father mum mom dad parents grandma grandpa granny uncle aunt cousin friend friends neighbour neighbours guest"
    " guests stranger strangers bride groom teacher doctor nurse soldier king queen prince princess hero heroes"
    # What people do
    " wedding party concert festival carnival parade ceremony meeting reunion visit dinner lunch breakfast picnic"
    " barbecue feast dance dancing song songs music choir band orchestra speech lecture lesson game games match race"
    " fishing hunting swimming skiing football cricket tennis fireworks bonfire rehearsal show play work war peace"
    " life love death dream dreams memory memories story stories"
    # Animals and plants
    " animal animals dog dogs puppy cat cats kitten horse horses pony cow cows sheep lamb goat pig pigs rabbit fox"
    " wolf wolves bear bears deer lion lions tiger elephant monkey mouse rat bat bird birds owl owls eagle hawk"
    " raven crow gull gulls swan duck ducks goose geese hen chickens fish shark sharks whale whales dolphin"
    " dolphins snake spider spiders bee bees butterfly frog tree trees flower flowers rose roses grass leaf leaves"
    # Things
    " fire smoke light lights shadow shadows glass mirror window door gate wall stairs key clock bell bells candle"
    " lantern lamp table chair bed book books paper papers letter letters diary picture pictures photo photos video"
    " film camera radio phone computer machine engine gun sword knife rope anchor flag coin money gold silver iron"
    " stone stones rock rocks sand earth dust mud bone bones blood heart hand hands eye eyes head hair voice voices"
    " food bread cake wine beer tea coffee milk water salt sugar egg eggs apple apples fruit"
)
EVERYDAY_NOUNS = frozenset(_NOUNS.split())
