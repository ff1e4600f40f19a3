/**
 * Words that leaked passwords are made of, in Polish and English, without diacritics. A password is refused when nothing is left of it
 * besides one or two of these, digits and signs.
 */
const WORDS = `
haslo hasla haslem mojehaslo nowehaslo tajnehaslo tajne tajny sekret klucz kluczyk dostep wejscie logowanie zaloguj konto uzytkownik
admin administrator administracja root test testowe testowy tester demo przyklad zmiana zmien zmienmnie zmienhaslo start koniec nic
password passw passwort passphrase pass pwd login welcome letmein changeme change default guest user master secret private access
qwerty qwertyuiop qwertz qwertyui qwert asdf asdfgh asdfghjkl zxcv zxcvb zxcvbn zxcvbnm qaz qazxsw xsw qazwsx qazwsxedc wsx edc rfv poiuytrewq
lkjhgfdsa mnbvcxz abc abcd abcde abcdef abcdefg abcdefgh abcdefghij abcdefghijkl xyz aaa qqq zzz zaq zaqwsx
iloveyou love lovely loveyou sunshine princess monkey dragon football baseball basketball soccer hockey superman batman spiderman
starwars pokemon naruto shadow michael jordan jennifer jessica ashley daniel thomas robert andrew charlie george hunter ranger
trustno computer internet google facebook instagram youtube netflix microsoft windows apple samsung android iphone nokia
summer winter spring autumn january february march april june july august september october november december
monday tuesday wednesday thursday friday saturday sunday hello freedom whatever forever angel flower cookie chocolate cheese banana
pepper ginger killer ninja matrix phoenix diamond silver golden purple orange yellow black white green blue happy lucky family
mother father brother sister friend baby money dollar rich work office school teacher student doctor police church
kocham kochamcie kochanie kochana kochany kochanek milosc misiu misiek mis misio misia skarb skarbie sloneczko slonce kotek kotku kot
kicia kiciu zabka zaba myszka mysz pies piesek piesio reksio azor burek puszek mruczek krolik konik kon slon lew tygrys wilk lis
orzel sokol niedzwiedz motyl ptak ptaszek ryba rybka delfin jelen wiewiorka biedronka pszczolka sowa
dupa dupcia chuj chujek kurwa kurwamac cholera pierdole jebac jebanie spierdalaj gowno debil idiota frajer
polska polski polskie polak polka ojczyzna niepodleglosc solidarnosc wolnosc honor bog jezus maryja matka boza papiez wojtyla
janpawel jan pawel swiety amen kosciol aniol aniolek anioly diabel pieklo niebo raj
warszawa krakow lodz wroclaw poznan gdansk gdynia sopot szczecin bydgoszcz lublin bialystok katowice kielce rzeszow radom torun
czestochowa sosnowiec olsztyn opole gliwice zabrze bytom rybnik tychy tarnow elblag plock walbrzych wloclawek zakopane zamosc
sandomierz opatow starachowice staszow jedrzejow bieliny lopuszno oksa sadowie tarlow loniow mirzec bogoria ostrowiec konskie
swietokrzyskie podkarpackie mazowsze mazowieckie malopolska malopolskie slask slaskie lubelskie podlasie kujawy pomorze wisla tatry baltyk
europa ameryka niemcy anglia francja wlochy hiszpania ukraina swiat
legia lech widzew ruch korona cracovia gornik zaglebie arka lechia pogon jagiellonia barcelona real madryt juventus chelsea
liverpool arsenal manchester pilka pilkarz mecz gol bramka kibic mistrz lewandowski malysz kubica
anna ania anka maria marysia katarzyna kasia kaska malgorzata gosia agnieszka aga barbara basia ewa ewka krystyna krysia
elzbieta ela zofia zosia teresa magdalena magda joanna asia aska monika danuta danusia jadwiga jadzia janina irena halina
helena beata aleksandra ola olka marta dorota marianna grazyna jolanta jola stanislawa iwona karolina karola bozena urszula ula
justyna renata alicja ala paulina sylwia natalia natalka wanda agata aneta izabela iza ewelina lucyna wieslawa julia julka zuzia
zuzanna hania hanna lena maja kinga wiktoria weronika nikola nikolka oliwia amelia emilia dominika patrycja klaudia kamila sandra
andrzej krzysztof krzysiek stanislaw tomasz tomek piotr piotrek marcin michal marek grzegorz jozef jerzy tadeusz adam lukasz
zbigniew ryszard dariusz darek henryk mariusz kazimierz wojciech wojtek robert mateusz marian rafal jacek janusz miroslaw maciej
maciek slawomir jaroslaw kamil wieslaw roman wladyslaw jakub kuba kubus artur edward mieczyslaw damian dawid przemyslaw przemek
sebastian bartek bartosz bartlomiej adrian szymon antoni antek franek franciszek filip igor oskar wiktor patryk hubert kacper
nowak kowalski kowalska wisniewski wisniewska wojcik kowalczyk kaminski kaminska zielinski zielinska szymanski wozniak dabrowski
styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien
poniedzialek wtorek sroda czwartek piatek sobota niedziela weekend wiosna lato jesien zima wakacje urlop swieta wielkanoc
choinka mikolaj sylwester urodziny imieniny rocznica dzisiaj jutro wczoraj dzien noc rano wieczor
czerwony czerwona niebieski niebieska zielony zielona zolty zolta czarny czarna bialy biala rozowy rozowa fioletowy szary zloty srebrny
mama mamusia tata tatus babcia dziadek dziadzio brat siostra syn synek corka coreczka corcia dziecko dzieci maz zona rodzina rodzinka
dom domek ogrod ogrodek kwiat kwiatek kwiatuszek roza rozyczka tulipan stokrotka fiolek bratek drzewo las lasek morze gory jezioro rzeka
woda ogien ziemia powietrze ksiezyc gwiazda gwiazdka gwiazdeczka tecza chmura chmurka burza wiatr deszcz snieg
czekolada czekoladka cukierek ciastko ciasto pierogi bigos kielbasa schabowy kawa kawka herbata herbatka piwo piwko wodka wino mleko
chleb maslo jablko jabluszko truskawka malina wisnia gruszka banan pomidor ogorek ziemniak kapusta
samochod auto autko maluch polonez fiat audi bmw mercedes opel volkswagen golf passat skoda toyota renault ford honda yamaha suzuki
praca pracownik pracownia biuro urzad gmina powiat wojewodztwo miasto wies solectwo soltys wojt burmistrz starosta marszalek
pomoc pomocspoleczna spoleczna spoleczny socjalny socjalna opieka opiekun opiekunka asystent asystentka kierownik kierowniczka
dyrektor dyrektorka ksiegowa kadry sekretariat koordynator animator pedagog psycholog kurator policja policjant szkola przedszkole
nauczyciel nauczycielka uczen lekarz pielegniarka szpital przychodnia sad kooperacje kooperacji ops gops mops mgops pcpr rops caritas
zasilek wywiad wniosek decyzja sprawa zespol plan projekt unia fundusz
komputer klawiatura monitor myszka drukarka internet poczta onet interia gmail allegro nasza klasa gadu telefon komorka
krolewna ksiezniczka ksiaze krol krolowa czarodziej harry potter gandalf frodo hobbit pikachu wiedzmin geralt myszkamiki kubuspuchatek
puchatek prosiaczek tygrysek smerf smerfy bolek lolek reksio
jeden dwa trzy cztery piec szesc siedem osiem dziewiec dziesiec sto tysiac milion pierwszy drugi trzeci
super mega extra ekstra fajny fajna fajnie dobry dobra piekny piekna sliczna ladna szczescie radosc nadzieja wiara pokoj zycie
marzenie marzenia przyjaciel przyjaciolka przyjazn muzyka gitara rock metal disco polo taniec ksiazka film
kasa pieniadze forsa bank milioner lotto szef boss prezes
`

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter(Boolean))
