namespace Border.Benchmarks.Names;

/// <summary>How people of one part of the world are called: given names by frequency, and family names put together from parts.</summary>
/// <param name="Given">Given names, the most frequent first.</param>
/// <param name="Roots">Beginnings of family names, the most frequent first.</param>
/// <param name="Ends">Ends of family names, the most frequent first; an empty one leaves the root.</param>
/// <param name="GivenNames">How many given names people have.</param>
internal sealed record DrawnCulture(string[] Given, string[] Roots, string[] Ends, int GivenNames)
{
    /// <summary>All that are drawn.</summary>
    public static IReadOnlyList<DrawnCulture> All { get; } =
    [
        Of("James John Robert Michael William David Richard Joseph Thomas Charles Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Daniel Matthew Anthony Mark Donald Steven Paul Andrew Emily Grace Oliver Harry Chloe Liam Owen Ethan",
            "Smith Jones Brown Wil Tay Har Wal Mor Ander Thomp Rob John Clark Lew Mar Hill Green Bak Ad Nel Camp Mit Car Phil Ev Ed Coll Stew San Rog Read Cook Mur Bell Kel How War Cox Rich Wood Wat Brook Gray Pric Ben Han Fost",
            " son ton er field ford man well ley worth ham s ing more wood land by bury", 2),
        Of("Aleksandr Sergei Vladimir Dmitry Andrei Alexei Nikolai Ivan Mikhail Yuri Viktor Oleg Igor Pavel Elena Olga Tatiana Natalia Irina Anna Svetlana Maria Ekaterina Oksana Ludmila Roman Maksim Denis Konstantin Anton Vadim Ruslan Timur",
            "Ivan Petr Sidor Kuznets Smirn Popov Vasil Sokol Mikhail Novik Fedor Moroz Volk Aleks Lebed Semen Egor Pavl Kozl Step Nikol Orl Andre Makar Zakhar Zaits Solov Boris Yakovl Grigor Roman Vorob Serg Kuzm Frol Aleksandr Dmitri Korol Gus Kisel Ilyin Maksim Polyak Sorok Vinograd Koval Bel Medved Anton Taras",
            "ov ev in enko skiy chuk uk ich ova eva ina yan", 2),
        Of("Mohammed Ahmed Ali Hassan Hussein Omar Khaled Ibrahim Youssef Mahmoud Mustafa Abdullah Fatima Aisha Mariam Zainab Khadija Salma Nour Said Hamid Karim Rashid Tariq Walid Samir Bilal Nasser Jamal Fouad Adel Majid Yasin Hatim Salem",
            "Has Hus Khal Mahm Sal Said Ham Nass Abbas Kas Mans Jab Dar Far Ghaz Haj Jam Kar Lat Maj Naj Qas Raf Sab Tah Yas Zak Baghd Misr Tikr Shami Rawi Dosar Ghamd Harb Mutair Qaht Otaib Zahr Shehr Balaw Anaz Hashim Tamim",
            "an ani i awi oun ouri an i ia ah ed ar", 2),
        Of("Wei Fang Na Min Jing Li Qiang Lei Jun Yang Yong Yan Jie Juan Tao Ming Chao Xiu Xia Ping Gang Hua Guo Jian Zhi Hao Yu Xin Bin Peng",
            "Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Song Zheng Xie Han Tang Feng Yu Dong Xiao Cheng Cao Yuan Deng Fu Shen Zeng Peng Lu Su Jiang Cai Jia Ding Wei Xue Ye Yan Pan Du Dai Xia Zhong Tian Ren Fan Fang Shi Yao Tan Liao Zou Xiong Jin Hao Kong Bai Cui Kang Mao Qiu Qin Gu Hou Shao Meng Long Wan Duan Qian Yin Chang",
            "", 2),
        Of(Pairs("Min Seo Ji Hyun Soo Young Sung Eun Jae Dong Kyung Mi Chul Sang Hye Ha Do Ye Yu Tae", "jun yeon hoon woo jin ho min ji hyun soo sook ah won seok young bin hee"),
            "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Ryu Hong Jeon Ko Moon Son Yang Bae Baek Heo Nam Sim Noh Ha Kwak Sung Cha Joo Woo Koo Min Ryoo Na Jin Ji Eom Chae Won Cheon Bang", "", 1),
        Of("Jose Juan Luis Carlos Jorge Manuel Pedro Miguel Antonio Francisco Maria Carmen Ana Isabel Laura Rosa Elena Lucia Diego Pablo Javier Fernando Ricardo Eduardo Alberto Raul Sofia Gabriela Andrea Daniela",
            "Garc Rodr Gonz Fern Lop Mart Sanch Per Gom Mart Jim Ru Hern Di Mor Mu Alv Rom Alon Gut Nav Tor Dom Vazq Ram Gil Ser Bl Mol Suar Cast Ort Del Marq Iglesi Garr Med Cort San Calv Vid Herr Per Pas Sol Camp Vel Far",
            "ez ia ales andez illo ero ado ana era osa edo al", 2),
        Of("Nguyen Thi Van Duc Minh Anh Hoang Thanh Huu Quang Ngoc Thu Lan Hoa Hung Dung Tuan Long Son Linh",
            "Nguyen Tran Le Pham Huynh Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Dinh Trinh Mai Lam Truong", "", 3),
        Of("Mehmet Mustafa Ahmet Ali Huseyin Hasan Ibrahim Ismail Osman Yusuf Fatma Ayse Emine Hatice Zeynep Elif Meryem Murat Emre Burak Kemal Serkan Orhan Cem",
            "Yil Kay Dem Cel Sah Oz Ayd Arsl Dog Kil Asl Cet Kar Koc Kurt Ozd Sim Pol Tas Erd Bul Gun Tek Ak Tur Uz Bay Kap Yav Sen Gul Kes Coskun Unal Turk",
            "maz an ir ik in turk men kan oglu er lu dag soy dem tas", 1),
        Of("Rahul Amit Sanjay Vijay Rajesh Suresh Anil Sunil Deepak Ravi Priya Anita Sunita Pooja Neha Kavita Arjun Krishna Lakshmi Gopal Harish Mohan Asha Meena Vikram Nitin Rohit Manoj",
            "Sharm Verm Gupt Sing Kum Pat Redd Nai Iy Mehr Chopr Kap Malhotr Agarw Bans Josh Desh Kulk Pat Jadh Shind Pawa Chau Yad Mish Pand Tiw Duj Bhat Ban Mukher Chatter Gang Sen Das Bos Ghos Rao Menon Pill Nair",
            "a el han ar i al it y hy ava iya wal ji ee ani an in e", 1),
        Of("Jean Pierre Michel Andre Philippe Marie Nathalie Isabelle Hans Klaus Jurgen Wolfgang Peter Ursula Monika Petra Giovanni Giuseppe Antonio Paolo Francesca Giulia Lars Erik Anders Ingrid Jan Piotr Krzysztof Katarzyna Agnieszka",
            "Mull Schm Schneid Fisch Web Mey Wagn Beck Schulz Hoff Koch Bau Richt Klein Wolf Schrod Neum Schwarz Zimm Braun Krug Hof Hart Lang Dup Dur Mor Laur Lef Rou Gir Bonn Fran Lamb Font Rouss Ross Ferr Espos Bianch Roman Colomb Ricc Marin Grec Lars Nils Hans Ander Kowal Wisn Lewand Kamin Zielin",
            "er idt mann ner el ont and eau ard i ini etti son sen ski czyk wicz in", 2),
    ];

    /// <summary>Given names of two syllables each, in no order of frequency that matters.</summary>
    private static string Pairs(string first, string second) =>
        string.Join(' ', second.Split(' ').SelectMany(s => first.Split(' ').Select(f => $"{f}-{s}")));

    private static DrawnCulture Of(string given, string roots, string ends, int givenNames) =>
        new(given.Split(' '), roots.Split(' '), ends.Length == 0 ? [""] : ends.Split(' '), givenNames);
}
