# Out in the formats of the field: packages for archives, and what is written beside pages.
package-title = { $body }: the whole record
package-told = The public log of { $body } ({ $origin }) as of { $size ->
        [one] one leaf
       *[other] { $size } leaves
    }, with all files its records name. It is checked with the anchor, which is to be compared with one from elsewhere.
package-written = Package { $path }: { $files ->
        [one] one file
       *[other] { $files } files
    }, { $bytes } bytes, as of { $leaves ->
        [one] one leaf
       *[other] { $leaves } leaves
    }.
package-read = { $leaves ->
        [one] One leaf
       *[other] { $leaves } leaves
    } read back, checked and concluded anew; root { $root }, digest { $digest }.
journal-akn = As Akoma Ntoso
cite-csl = CSL-JSON
