/** For PowerShell 5.1 and 7. */
export const powershell = `# heard: put  heard completion powershell | Out-String | Invoke-Expression  into $PROFILE
Register-ArgumentCompleter -Native -CommandName heard -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -le $cursorPosition } |
        ForEach-Object { if ($_.Value -is [string]) { $_.Value } else { $_.Extent.Text } })
    if ($wordToComplete -eq '') { $words += '""' }
    $program = Get-Command heard -CommandType Application, ExternalScript | Select-Object -First 1
    & $program completion next '--' @words 2>$null | ForEach-Object {
        if ($_ -eq ':files') { return }
        $value, $about = $_ -split [char]9, 2
        $typed = if ($value -match '[^\\w.@/:=-]') { "'" + $value.Replace("'", "''") + "'" } else { $value }
        if (-not $about) { $about = $value }
        [System.Management.Automation.CompletionResult]::new($typed, $value, 'ParameterValue', $about)
    }
}
`;
